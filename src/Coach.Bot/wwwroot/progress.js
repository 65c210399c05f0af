// Looks again how far an export is, until it is made. The page says the same to whoever reloads it, so it works without this, too.
const longest = 10_000;
const said = document.getElementById('said');
const rest = document.getElementById('rest');

/** The page as it is now; null while nobody answers, and undefined when it is no longer for this person. */
async function look() {
  try {
    const answer = await fetch(location.href, { redirect: 'error' });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : undefined;
  } catch {
    return null;
  }
}

/** What is said aloud keeps its place, and a button keeps the keyboard for as long as it is there. */
function show(page) {
  const [saidNow, restNow] = [page.getElementById('said'), page.getElementById('rest')];
  if (said.textContent !== saidNow.textContent) said.textContent = saidNow.textContent;
  if (rest.dataset.stage === restNow.dataset.stage) {
    const [bar, barNow] = [rest.querySelector('progress'), restNow.querySelector('progress')];
    [bar.max, bar.value] = [barNow.max, barNow.value];
    return true;
  }
  const isHere = rest.contains(document.activeElement);
  said.className = saidNow.className;
  rest.dataset.stage = restNow.dataset.stage;
  rest.replaceChildren(...restNow.childNodes);
  if (isHere) rest.querySelector('a').focus();
  return false;
}

let isRunning = true;
for (let pause = 1000; isRunning; pause = Math.min(pause * 1.3, longest)) {
  await new Promise(resolve => setTimeout(resolve, pause));
  const page = await look();
  isRunning = page === null || (page !== undefined && show(page));
}
