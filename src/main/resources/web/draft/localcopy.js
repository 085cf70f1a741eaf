// @ts-check
// The safety net: an encrypted copy of unsent typing in this browser, readable only after signing in.
//
// AES-GCM under a key per account that comes with the page (so a server that dies right after loses nothing), is taken
// out of it at once and never leaves memory; 24 h life; gone after upload and at sign-out; none on a shared computer.
// localStorage, because a write started on `pagehide` still lands.

export const LOCAL_PREFIX = "fairgate.draft.";
const LIFE_MS = 24 * 3600 * 1000;

/** @param {string} text */
const toBytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** @param {Uint8Array} bytes */
function toText(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** @param {number} now @param {(at: number) => boolean} doomed */
function removeWhere(now, doomed) {
  for (const name of Object.keys(localStorage).filter((key) => key.startsWith(LOCAL_PREFIX))) {
    const at = Number(JSON.parse(localStorage.getItem(name) || "{}").at || 0);
    if (doomed(now - at)) localStorage.removeItem(name);
  }
}

/** @returns {boolean} whether typing of anybody waits in this browser */
export function anyLocalCopy() {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(LOCAL_PREFIX));
  } catch {
    return false;
  }
}

export function forgetAllLocalCopies() {
  try {
    removeWhere(0, () => true);
  } catch {
    // Storage is switched off: there is nothing to forget.
  }
}

/** The copies of one page of one account. */
export class LocalCopy {
  /** @param {CryptoKey} key @param {string} keyId @param {string} owner @param {string} page */
  constructor(key, keyId, owner, page) {
    this.key = key;
    this.keyId = keyId;
    this.name = `${LOCAL_PREFIX}${owner}.${page}`;
    this.context = new TextEncoder().encode(this.name);
  }

  /** @param {Uint8Array} iv */
  cipher(iv) {
    return { name: "AES-GCM", iv, additionalData: this.context };
  }

  /** @param {unknown} content @param {() => boolean} stillWanted asked after encrypting: an upload may have come first */
  async write(content, stillWanted = () => true) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(content));
    const data = new Uint8Array(await crypto.subtle.encrypt(this.cipher(iv), this.key, plain));
    if (!stillWanted()) return;
    localStorage.setItem(this.name, JSON.stringify({ at: Date.now(), keyId: this.keyId, iv: toText(iv), data: toText(data) }));
  }

  /** @returns {Promise<any>} null when there is none, or none that this key opens */
  async read() {
    const kept = JSON.parse(localStorage.getItem(this.name) || "null");
    if (!kept || kept.keyId !== this.keyId) return null;
    try {
      const plain = await crypto.subtle.decrypt(this.cipher(toBytes(kept.iv)), this.key, toBytes(kept.data));
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      return null;
    }
  }

  forget() {
    localStorage.removeItem(this.name);
  }
}

/**
 * @typedef {{id: string, key: string}} LocalKey
 * @param {HTMLElement} form
 * @returns {LocalKey | null} null when the server gave none: others use this computer, too
 */
export function takeLocalKey({ dataset }) {
  const { keyId: id = "", key = "" } = dataset;
  delete dataset.key;
  return key ? { id, key } : null;
}

/**
 * @param {string} owner an opaque handle of the account @param {string} page @param {LocalKey} local
 * @returns {Promise<LocalCopy | null>} null when this browser cannot keep one (no storage, no WebCrypto)
 */
export async function openLocalCopy(owner, page, local) {
  try {
    removeWhere(Date.now(), (age) => age > LIFE_MS);
    localStorage.setItem(`${LOCAL_PREFIX}probe`, "{}");
    localStorage.removeItem(`${LOCAL_PREFIX}probe`);
    const key = await crypto.subtle.importKey("raw", toBytes(local.key), "AES-GCM", false, ["encrypt", "decrypt"]);
    return new LocalCopy(key, local.id, owner, page);
  } catch {
    return null;
  }
}
