// The two requests of this page, and errors as sentences that can be shown.

export const read = conversation => ask(`/local/conversation/${conversation}`);

export const say = message => ask('/local/messages', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(message),
});

async function ask(path, request) {
  const response = await fetch(path, request).catch(() => {
    throw new Error('The coach can\'t be reached. Is it still running?');
  });
  if (!response.ok) {
    throw new Error(await titleOf(response) ?? `The coach could not answer (${response.status}).`);
  }
  return response.json();
}

const titleOf = response => response.json().then(problem => problem.title, () => null);
