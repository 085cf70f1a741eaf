// Keeps the inbox page fresh and makes its copy buttons work. The page is whole without it.

const WAIT_MILLIS = 25_000;
const RETRY_MILLIS = 3_000;

function pause(millis) {
  return new Promise((done) => setTimeout(done, millis));
}

function copyBySelection(text) {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}

async function copy(button) {
  const text = button.dataset.copy;
  // the clipboard interface exists on secure origins only; a demo may run on plain http in a network
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
  } else if (!copyBySelection(text)) {
    return;
  }
  const label = button.textContent;
  button.textContent = button.dataset.done;
  button.classList.add('done');
  await pause(1_500);
  button.textContent = label;
  button.classList.remove('done');
}

function showCopyButtons(root) {
  root.querySelectorAll('[data-copy]').forEach((button) => {
    button.hidden = false;
  });
}

/** Takes over what is new, and leaves alone what is open or selected. */
function merge(fresh) {
  const messages = document.querySelector('#messages');
  const list = document.querySelector('#list');
  const known = new Set([...list.children].map((message) => message.id));
  const arrived = [...fresh.querySelectorAll('#list > article')].filter((message) => !known.has(message.id));
  arrived.forEach((message) => message.classList.add('arrived'));
  list.prepend(...arrived);
  showCopyButtons(list);
  messages.querySelector('.count').replaceWith(fresh.querySelector('#messages .count'));
  if (list.children.length > 0) {
    messages.querySelector('.nothing')?.remove();
  }
  messages.dataset.latest = fresh.querySelector('#messages').dataset.latest;
  const news = document.querySelector('#news');
  news.textContent = news.dataset.text;
}

async function waitForNews() {
  const query = new URLSearchParams(location.search);
  query.set('after', document.querySelector('#messages').dataset.latest);
  query.set('wait', WAIT_MILLIS);
  query.set('limit', 1);
  const answer = await fetch(`/inbox/messages?${query}`);
  const { messages } = await answer.json();
  if (messages.length > 0) {
    const page = await fetch(location.href);
    merge(new DOMParser().parseFromString(await page.text(), 'text/html'));
  }
}

async function stayFresh() {
  const live = document.querySelector('.live');
  live.hidden = false;
  for (;;) {
    try {
      await waitForNews();
      live.classList.remove('off');
    } catch {
      live.classList.add('off');
      await pause(RETRY_MILLIS);
    }
  }
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-copy]');
  if (button) {
    copy(button);
  }
});
document.querySelectorAll('#filter [name=kind]').forEach((choice) => {
  choice.addEventListener('change', () => choice.form.requestSubmit());
});
showCopyButtons(document);
stayFresh();
