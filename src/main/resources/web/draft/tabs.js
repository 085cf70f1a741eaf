// @ts-check
// One tab of a browser edits a draft page at a time. A tab that opens asks; the one that edits answers, and hands over
// its unsent typing when the user goes on elsewhere. Browsers without BroadcastChannel rely on the merge alone.

const ANSWER_WITHIN_MS = 250;

/**
 * @typedef {{base: Record<string, any>, mine: Record<string, any>, sent: Record<string, any> | null, version: string}} Handed
 */

export class Tabs {
  /**
   * @param {string} owner @param {string} page
   * @param {{edits: () => boolean, handOver: () => Handed}} tab edits: whether this tab is the one that edits;
   *   handOver: freezes this tab and gives what it holds
   */
  constructor(owner, page, tab) {
    this.tab = tab;
    this.me = `${Date.now()}-${Math.random()}`;
    this.channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(`fairgate.${owner}.${page}`) : null;
    /** @type {((message: any) => void) | null} */
    this.waiting = null;
    if (this.channel) this.channel.onmessage = ({ data }) => this.heard(data);
  }

  /** @param {any} message */
  heard(message) {
    const { edits, handOver } = this.tab;
    if (message.type === "who" && edits()) this.channel?.postMessage({ type: "mine", to: message.from });
    else if (message.type === "goOnHere" && edits()) this.channel?.postMessage({ type: "handed", to: message.from, handed: handOver() });
    else if (message.to === this.me) this.waiting?.(message);
  }

  /** @param {string} type @returns {Promise<any>} the first answer, or null when nobody answers in time */
  request(type) {
    if (!this.channel) return Promise.resolve(null);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), ANSWER_WITHIN_MS);
      this.waiting = (message) => {
        clearTimeout(timer);
        resolve(message);
      };
      this.channel?.postMessage({ type, from: this.me });
    });
  }

  /** @returns {Promise<boolean>} */
  async takenElsewhere() {
    return (await this.request("who")) !== null;
  }

  /** @returns {Promise<Handed | null>} null when the other tab is gone or asleep: then the server and the local copy tell */
  async takeOver() {
    return (await this.request("goOnHere"))?.handed ?? null;
  }
}
