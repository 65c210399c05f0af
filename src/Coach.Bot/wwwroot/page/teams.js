// The Teams card as Microsoft's own renderer draws it; a picture, because the chat beside it is where one answers.
import { el } from './dom.js';
import { hostConfig } from './teams-look.js';

let renderer;

export async function drawCards(panel, messages) {
  const cards = messages.filter(message => message.from === 'coach');
  panel.replaceChildren(el('p', { class: 'hint' }, 'As it looks in Teams. Answer in the conversation.'), ...cards.map(placeOf));
  const places = panel.querySelectorAll('.teams-card');
  try {
    const { AdaptiveCard, HostConfig } = await load();
    cards.forEach((message, index) => message.teams && places[index].replaceChildren(draw(message.teams, AdaptiveCard, HostConfig)));
  } catch {
    cards.forEach((message, index) => message.teams && places[index].replaceChildren(withoutPicture(message.teams)));
  }
}

const placeOf = message => el('div', { class: 'teams-card' }, message.teams ? 'Drawing ...' : el('p', {}, message.text));

function draw(json, AdaptiveCard, HostConfig) {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig);
  card.parse(json);
  return el('div', { inert: true }, card.render());
}

const withoutPicture = json => el('div', {},
  el('p', {}, 'Microsoft\'s card renderer is not installed, so here is the card itself. It comes with npm: install Node.js and build again.'),
  el('pre', {}, el('code', {}, JSON.stringify(json, null, 2))));

/** The renderer is a classic script of 330 kB: loaded with the first card, and missing where Node was missing at build time. */
function load() {
  renderer ??= new Promise((resolve, reject) => {
    const script = el('script', { src: 'vendor/adaptivecards.min.js', onload: () => resolve(ready()), onerror: reject });
    document.head.append(script);
  });
  return renderer;
}

function ready() {
  const { AdaptiveCards } = window;
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdownOf(text);
    result.didProcess = true;
  };
  return AdaptiveCards;
}

/** The little of Markdown that Teams draws in a TextBlock; everything else is shown as it was written. */
const markdownOf = text => escape(text)
  .replace(/\\([\\`*_{}[\]()#+.!~|-])/g, (_, one) => `&#${one.charCodeAt(0)};`)
  .replace(/\*\*(\S(?:.*?\S)?)\*\*/g, '<strong>$1</strong>')
  .replace(/(^|[^\w])_(\S(?:.*?\S)?)_(?!\w)/g, '$1<em>$2</em>')
  .replace(/\r?\n/g, '<br>');

const escape = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
