/* Search runs in a worker, and a browser allows none for a page opened from disk. There
   this one takes its place: the same script in a hidden frame of its own. */
"use strict";
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      const source = new URL(address, location.href).href;
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.ready = new Promise((resolve) => {
        this.frame.addEventListener("load", resolve, { once: true });
      });
      const page = document.implementation.createHTMLDocument("search");
      const base = page.createElement("base");
      base.href = source;
      const bridge = page.createElement("script");
      bridge.textContent = `
        window.postMessage = (data) => parent.postMessage({ worker: true, data }, "*");
        window.importScripts = (...addresses) => addresses.reduce(
          (before, src) => before.then(() => new Promise((resolve) => {
            const script = document.createElement("script");
            script.src = src;
            script.addEventListener("load", resolve);
            document.head.append(script);
          })), Promise.resolve());
      `;
      const script = page.createElement("script");
      script.src = source;
      page.head.append(base, bridge);
      page.body.append(script);
      this.frame.srcdoc = page.documentElement.outerHTML;
      window.addEventListener("message", (event) => {
        if (event.source !== this.frame.contentWindow || !event.data.worker) return;
        const message = new MessageEvent("message", { data: event.data.data });
        this.dispatchEvent(message);
        if (this.onmessage) this.onmessage(message);
      });
      const place = () => document.body.append(this.frame);
      if (document.body) place();
      else document.addEventListener("DOMContentLoaded", place);
    }

    postMessage(data) {
      this.ready.then(() => {
        const inner = this.frame.contentWindow;
        inner.dispatchEvent(new inner.MessageEvent("message", { data }));
      });
    }

    terminate() {
      this.frame.remove();
    }
  };
}
