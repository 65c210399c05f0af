// The local page: one conversation with the coach, and what the coach makes of it.
import { Chat } from './page/chat.js';
import { Panel } from './page/panel.js';
import { Conversation } from './page/conversation.js';

const panel = new Panel();
const chat = new Chat(said => conversation.say(said));
const conversation = new Conversation(chat, panel);

document.getElementById('new-conversation').addEventListener('click', () => conversation.startAnew());
conversation.restore();
