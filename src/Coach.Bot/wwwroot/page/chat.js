// The left side: bubbles, and a text box that always works.
import { el } from './dom.js';
import { contentOf } from './render.js';

export class Chat {
  #log = document.getElementById('log');
  #text = document.getElementById('text');
  #waiting = el('p', { class: 'waiting' }, el('span', { class: 'unseen' }, 'Coach is writing'), el('i'), el('i'), el('i'));
  #waits = 0;
  #pressed = false;
  #mine;
  #say;

  /** say: what to do with something a person said. */
  constructor(say) {
    this.#say = say;
    const composer = document.getElementById('composer');
    composer.addEventListener('submit', event => this.#submit(event));
    this.#text.addEventListener('keydown', event => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        composer.requestSubmit();
      }
    });
  }

  /** Adds what is new; cards that had their answer can't be used again. */
  show({ messages, answered, events }) {
    this.#settle(events?.at(-1));
    const added = messages.map(message => this.#add(message));
    for (const card of answered ?? []) this.#retire(card);
    const firstNew = messages.findLastIndex(message => message.from === 'person') + 1;
    this.#lookAt(added[firstNew]);
  }

  fail(error, retry) {
    const problem = el('div', { class: 'problem', role: 'alert' },
      el('p', {}, error.message),
      el('button', { type: 'button', onclick: () => { problem.remove(); this.focus(); retry(); } }, 'Try again'));
    this.#log.append(problem);
    this.#scrollTo(problem);
  }

  wait() {
    this.#waits++;
    this.#log.append(this.#waiting);
    this.#scrollTo(this.#waiting);
  }

  endWait() {
    if (--this.#waits === 0) this.#waiting.remove();
  }

  clear() {
    this.#log.replaceChildren();
  }

  focus() {
    this.#text.focus();
  }

  #submit(event) {
    event.preventDefault();
    const text = this.#text.value;
    if (text.trim() === '') return;
    this.#text.value = '';
    this.#send({ text }, text);
  }

  #send(said, words) {
    this.#pressed = this.#log.contains(document.activeElement);
    this.#mine = this.#add({ from: 'person', text: words });
    if (this.#pressed) this.#mine.focus({ preventScroll: true });
    if (said.card) this.#retire(said.card);
    this.#say(said);
  }

  #add(message) {
    const isCoach = message.from === 'coach';
    const bubble = el('article', { class: `bubble ${message.from}`, tabindex: -1, 'data-card': message.reply?.card },
      el('p', { class: 'who' }, isCoach ? 'Coach' : 'You'),
      isCoach ? contentOf(message, (said, words) => this.#send(said, words)) : el('p', {}, message.text));
    this.#log.append(bubble);
    if (this.#waits > 0) this.#log.append(this.#waiting);
    return bubble;
  }

  /** A form reads as it is stored, so that it reads the same after a reload. */
  #settle(turn) {
    const label = turn?.events.find(one => one.event === 'message-received')?.label;
    if (label && this.#mine) this.#mine.lastChild.textContent = label;
    this.#mine = null;
  }

  #retire(card) {
    for (const used of this.#log.querySelectorAll(`[data-card="${CSS.escape(card)}"] :is(button, input, textarea)`)) used.disabled = true;
  }

  /** A pressed button is gone, and focus with it: reading goes on at the reply. */
  #lookAt(bubble) {
    if (!bubble) return;
    if (this.#pressed) bubble.focus({ preventScroll: true });
    this.#pressed = false;
    this.#scrollTo(bubble);
  }

  /** As far down as there is something new, but never past its beginning. */
  #scrollTo(element) {
    this.#log.scrollTop = element.offsetTop - 12;
  }
}
