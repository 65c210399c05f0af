// Keeps the id of the conversation, and sends one message after the other, each with an id of its own so that a retry can't double it.
import * as wire from './wire.js';

const key = 'coach.conversation';

export class Conversation {
  #chat;
  #panel;
  #id = localStorage.getItem(key) ?? this.#newId();
  #turns = Promise.resolve();

  constructor(chat, panel) {
    this.#chat = chat;
    this.#panel = panel;
  }

  startAnew() {
    this.#id = this.#newId();
    this.#chat.clear();
    this.#panel.clear();
    this.#chat.focus();
    return this.say({ joined: true });
  }

  restore() {
    const id = this.#id;
    return this.#inTurn(id, () => wire.read(id), so => so.messages.length > 0 ? this.#show(so) : void this.say({ joined: true }));
  }

  say(said) {
    const message = { conversation: this.#id, id: crypto.randomUUID(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, ...said };
    return this.#inTurn(message.conversation, () => wire.say(message), so => this.#show(so));
  }

  #inTurn(id, ask, show) {
    const stillHere = () => id === this.#id;
    this.#chat.wait();
    this.#turns = this.#turns
      .then(() => stillHere() ? ask() : null)
      .then(so => so && stillHere() && show(so))
      .catch(error => stillHere() && this.#chat.fail(error, () => this.#inTurn(id, ask, show)))
      .finally(() => this.#chat.endWait());
    return this.#turns;
  }

  #show(so) {
    this.#chat.show(so);
    this.#panel.show(so);
  }

  #newId() {
    const id = crypto.randomUUID();
    localStorage.setItem(key, id);
    return id;
  }
}
