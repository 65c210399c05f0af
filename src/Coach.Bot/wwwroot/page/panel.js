// The right side: tabs by the ARIA pattern, each drawn again after every turn.
import { el } from './dom.js';
import { whyOf } from './why.js';
import { logOf } from './log.js';
import { drawCards } from './teams.js';

export class Panel {
  #tabs = [...document.querySelectorAll('[role=tab]')];

  constructor() {
    for (const tab of this.#tabs) {
      tab.addEventListener('click', () => this.#select(tab));
      tab.addEventListener('keydown', event => this.#move(event, tab));
    }

    this.clear();
  }

  show({ messages, state, events, storedIn }) {
    const spoken = messages.slice(messages.findLastIndex(message => message.from === 'person') + 1);
    this.#fill('why', ...whyOf(state));
    this.#fill('slack', ...slackOf(spoken));
    this.#fill('log', ...logOf(events ?? []));
    drawCards(document.getElementById('panel-teams'), spoken);
    const stored = document.getElementById('stored');
    stored.hidden = !storedIn;
    stored.replaceChildren('Stored in ', el('code', {}, storedIn ?? ''), ' on this machine. Delete the folder to forget it.');
  }

  clear() {
    for (const name of ['why', 'teams', 'slack', 'log']) this.#fill(name, el('p', { class: 'hint' }, 'Shown as soon as the coach has spoken.'));
  }

  #fill(name, ...children) {
    document.getElementById(`panel-${name}`).replaceChildren(...children);
  }

  #select(selected) {
    for (const tab of this.#tabs) {
      const isSelected = tab === selected;
      tab.setAttribute('aria-selected', String(isSelected));
      tab.tabIndex = isSelected ? 0 : -1;
      document.getElementById(tab.getAttribute('aria-controls')).hidden = !isSelected;
    }

    selected.focus();
  }

  #move(event, tab) {
    const at = this.#tabs.indexOf(tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#select(this.#tabs.at(to % this.#tabs.length));
  }
}

function slackOf(messages) {
  const sent = messages.flatMap(message => message.slack ?? []);
  return [
    el('p', { class: 'hint' }, 'What chat.postMessage gets in Slack: the text for notifications and screen readers, and the blocks.'),
    ...sent.map(message => el('pre', {}, el('code', {}, JSON.stringify(message, null, 2)))),
  ];
}
