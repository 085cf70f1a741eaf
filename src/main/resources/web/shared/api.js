// @ts-check
// The one way modules call our JSON API: CSRF header, and one quiet renewal of an expired session.

/** @typedef {{status: number, headers: Headers, body: any}} Answer */

const csrfMeta = () => /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="csrf-token"]'));

/** @returns {string} */
export const csrfToken = () => csrfMeta()?.content ?? "";

/** @param {Headers} headers a new token may come with any answer, above all after signing in again */
function keepCsrf(headers) {
  const fresh = headers.get("X-CSRF-Token");
  const meta = csrfMeta();
  if (fresh && meta) meta.content = fresh;
}

/**
 * @param {string} method @param {string} path
 * @param {{json?: string, headers?: Record<string, string>, signal?: AbortSignal, keepalive?: boolean}} options
 * @returns {Promise<Answer>}
 */
async function once(method, path, { json, headers = {}, signal, keepalive = false }) {
  /** @type {Record<string, string>} */
  const typed = json === undefined ? {} : { "Content-Type": "application/json" };
  const response = await fetch(path, {
    method, body: json, signal, keepalive, credentials: "same-origin", cache: "no-store", redirect: "error",
    headers: { Accept: "application/json, application/problem+json", "X-CSRF-Token": csrfToken(),
      "Accept-Language": document.documentElement.lang || "zh-CN", ...typed, ...headers },
  });
  keepCsrf(response.headers);
  const text = await response.text();
  let body = null;
  try {
    body = text ? JSON.parse(text) : null;
  } catch {
    // A proxy's HTML error page: the status alone decides.
  }
  return { status: response.status, headers: response.headers, body };
}

/** Two tabs must not spend one refresh token twice: the server would take that for theft. @param {() => Promise<Answer>} work */
const alone = (work) => (navigator.locks ? navigator.locks.request("fairgate-session", work) : work());

/**
 * Calls the API. Throws only when no answer came (network, time-out, abort).
 * @param {string} method @param {string} path
 * @param {Parameters<typeof once>[2]} [options]
 * @returns {Promise<Answer>}
 */
export async function callApi(method, path, options = {}) {
  const answer = await once(method, path, options);
  if (answer.status !== 401 || path === "/api/v1/sessions") return answer;
  return alone(async () => {
    const again = await once(method, path, options);
    if (again.status !== 401) return again;
    const renewed = await once("POST", "/api/v1/sessions/refresh", { signal: options.signal });
    return renewed.status < 300 ? once(method, path, options) : again;
  });
}
