// A reply as semantic HTML.
import { el } from './dom.js';
import { formOf } from './form.js';

const blocks = {
  heading: block => el('h3', {}, block.text),
  paragraph: block => el('p', {}, block.text),
  facts: block => el('dl', { class: 'facts' }, block.lines.map(lineOf)),
  bullets: block => el('ul', {}, block.items.map(item => el('li', {}, item))),
  steps: block => el('ol', { class: 'steps' }, block.items.map(stepOf)),
};

export function contentOf(message, say) {
  const reply = message.reply;
  if (!reply) return [el('p', {}, message.text)];
  return [
    ...(reply.body ?? []).map(block => blocks[block.block]?.(block)),
    reply.form ? formOf(reply.form, reply.card, say) : null,
    reply.choices?.length ? el('div', { class: 'choices' }, reply.choices.map(choice => buttonOf(choice, reply.card, say))) : null,
  ];
}

const buttonOf = (choice, card, say) =>
  el('button', { type: 'button', onclick: () => say({ choice: choice.id, card }, choice.label) }, choice.label);

const lineOf = line => el('div', {}, el('dt', {}, line.label), el('dd', {}, line.value, line.quote ? quoteOf(line.quote) : null));

const stepOf = step => el('li', {}, el('strong', {}, step.title), step.details?.length ? el('ul', {}, step.details.map(detail => el('li', {}, detail))) : null);

export const quoteOf = quote => el('q', {}, quote);
