// The events of this case as they are stored, newest turn last.
import { el } from './dom.js';

export const logOf = stored => [
  el('p', { class: 'hint' }, `The conversation is this log and nothing else. ${stored.length} ${stored.length === 1 ? 'entry' : 'entries'} so far, as stored.`),
  el('ol', { class: 'events' }, stored.map(entryOf)),
];

/** A turn with its events, or an event by itself. */
function entryOf(entry) {
  if (!entry.events) return el('li', {}, eventOf(entry));
  return el('li', {}, entry.at ? el('time', { datetime: entry.at }, new Date(entry.at).toLocaleString()) : null, entry.events.map(eventOf));
}

function eventOf({ event, ...rest }) {
  const name = event ?? 'event';
  if (Object.keys(rest).length === 0) return el('p', { class: 'event' }, name);
  return el('details', { class: 'event' }, el('summary', {}, name), el('pre', {}, el('code', {}, JSON.stringify(rest, null, 2))));
}
