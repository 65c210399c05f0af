// A form of the coach: labelled inputs, what is missing said beside each, the first of them focused.
import { el, newId } from './dom.js';

const longestLine = 100; // longer answers get a box of their own

export function formOf(form, card, say) {
  const fields = form.fields.map(fieldOf);
  const send = event => {
    event.preventDefault();
    const missing = fields.filter(field => !field.check());
    if (missing.length > 0) return missing[0].focus();
    const said = fields.filter(field => field.said()).map(field => `${field.label}: ${field.said()}`).join('\n');
    say({ form: form.id, fields: Object.fromEntries(fields.map(field => [field.id, field.value()])), card }, said || form.submit);
  };
  return el('form', { class: 'answers', novalidate: true, onsubmit: send }, fields.map(field => field.element), el('button', { type: 'submit', class: 'primary' }, form.submit));
}

const fieldOf = field => field.options ? optionsOf(field) : lineOf(field);

function lineOf(field) {
  const [id, errorId] = [newId(), newId()];
  const input = field.input === 'date' ? el('input', { type: 'date' })
    : field.maxLength <= longestLine ? el('input', { type: 'text', maxlength: field.maxLength })
      : el('textarea', { rows: 2, maxlength: field.maxLength });
  input.id = id;
  input.value = field.value ?? '';
  const error = errorOf(errorId);
  return checked(field, error, [input], () => input.value.trim(), () => input.value.trim(), el('div', { class: 'field' }, el('label', { for: id }, field.label, requiredMark(field)), input, error));
}

function optionsOf(field) {
  const [name, errorId] = [newId(), newId()];
  const held = (field.value ?? '').split(',');
  const type = field.input === 'many-of' ? 'checkbox' : 'radio';
  const inputs = field.options.map(option => el('input', { type, name, value: option.id, checked: held.includes(option.id) }));
  const error = errorOf(errorId);
  const chosen = () => field.options.filter((_, index) => inputs[index].checked);
  const labels = field.options.map((option, index) => el('label', { class: 'option' }, inputs[index], el('span', {}, option.label)));
  const element = el('fieldset', { class: 'field' }, el('legend', {}, field.label, requiredMark(field)), labels, error);
  return checked(field, error, inputs, () => chosen().map(option => option.id).join(','), () => chosen().map(option => option.label).join(', '), element);
}

function checked(field, error, inputs, value, said, element) {
  const check = () => {
    const isMissing = Boolean(field.error) && value() === '';
    error.hidden = !isMissing;
    error.textContent = isMissing ? field.error : '';
    for (const input of inputs) mark(input, isMissing, error.id);
    return !isMissing;
  };
  element.addEventListener('change', () => error.hidden || check());
  return { id: field.id, label: field.label, element, value, said, check, focus: () => inputs[0].focus() };
}

function mark(input, isMissing, errorId) {
  input.toggleAttribute('aria-invalid', isMissing);
  if (isMissing) {
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', errorId);
  } else {
    input.removeAttribute('aria-describedby');
  }
}

const errorOf = id => el('p', { id, class: 'error', hidden: true });

const requiredMark = field => field.error ? el('span', { class: 'required' }, ' (required)') : null;
