// Why the coach says what it says: classes, facts with their words, what would change it, warnings, rules.
import { el } from './dom.js';
import { quoteOf } from './render.js';
import { classes, roles, warnings, plain } from './words.js';

export function whyOf(state) {
  if (!state) return [el('p', { class: 'hint' }, 'Nothing is known yet.')];
  return [
    section('The answer so far', classesOf(state), statusOf(state)),
    section('Facts', ...factsOf(state.facts ?? [])),
    some(state.flips) && section('What would change it', el('ul', {}, state.flips.map(flipOf))),
    some(state.warnings) && section('Warnings', el('ul', {}, state.warnings.map(code => el('li', {}, warnings[code] ?? plain(code), ' ', el('code', {}, code))))),
    some(state.rules) && section('Rules that fired', el('ul', { class: 'chips' }, state.rules.map(rule => el('li', {}, el('code', {}, rule))))),
    state.rulesVersion && el('p', { class: 'hint' }, `Rules version ${state.rulesVersion}`),
  ].filter(Boolean);
}

const some = list => list?.length > 0;

const section = (title, ...children) => el('section', {}, el('h3', {}, title), children);

const classesOf = state => el('div', { class: 'classes' },
  columnOf('Certain', 'certain', state.certain, state.role),
  columnOf('Open', 'open', state.open),
  columnOf('Out', 'out', state.out));

const columnOf = (title, kind, names, role) => el('div', { class: kind },
  el('h4', {}, title),
  some(names) ? el('ul', {}, names.map(name => classOf(name, role))) : el('p', { class: 'hint' }, 'none'));

function classOf(name, role) {
  const [title, meaning] = classes[name] ?? [name, ''];
  return el('li', {}, el('strong', {}, title), ': ', meaning, name === 'ELSEWHERE' && roles[role] ? `; ${roles[role]}` : null);
}

const statusOf = state => el('dl', { class: 'facts' },
  line('Next question', state.ask ? plain(state.ask) : 'none: nothing more can change it'),
  line('Confidence', state.confidence),
  some(state.missing) && line('Missing', state.missing.map(plain).join(', ')),
  state.verdict && line('What was asked for', state.verdict));

const line = (label, value) => value ? el('div', {}, el('dt', {}, label), el('dd', {}, value)) : null;

const factsOf = facts => some(facts)
  ? [el('dl', { class: 'facts' }, facts.map(factOf))]
  : [el('p', { class: 'hint' }, 'Nothing is known yet.')];

const factOf = fact => el('div', {},
  el('dt', {}, fact.label ?? plain(fact.fact)),
  el('dd', {}, fact.value,
    fact.source ? el('span', { class: 'source' }, ` ${plain(fact.source)}`) : null,
    fact.quote && fact.quote !== fact.value ? quoteOf(fact.quote) : null));

const flipOf = flip => el('li', {},
  'If ', el('b', {}, plain(flip.fact)), ' were ', el('b', {}, plain(flip.to)), flip.from ? ` and not ${plain(flip.from)}` : '', ': ',
  some(flip.certain) ? flip.certain.map(title).join(', then ') : 'nothing certain',
  some(flip.open) ? ` (open: ${flip.open.map(title).join(', ')})` : null);

const title = name => classes[name]?.[0] ?? name;
