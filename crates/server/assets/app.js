// The one script. Every page works without it, and carries none of its own.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

  // Live parts. A message (or a connection that came back) means "something changed": the page is fetched again and each
  // live part exchanged for the one with its id, save where somebody is typing.
  const typing = (part) => {
    const at = document.activeElement;
    return part.contains(at) && /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName);
  };
  const focusPath = (part) => {
    const at = document.activeElement;
    if (!part.contains(at) || at === part) return null;
    const href = at.getAttribute("href");
    return at.id ? "#" + CSS.escape(at.id) : href && `a[href="${CSS.escape(href)}"]`;
  };
  let fetching = false, again = false, lastFetch = 0;
  async function refresh() {
    if (fetching || document.hidden) { again = true; return; }
    fetching = true; again = false;
    // A busy hall sends many messages a second; one look a second is enough.
    await new Promise((go) => setTimeout(go, lastFetch + 1000 - Date.now()));
    try {
      const answer = await fetch(location.href, { headers: { "X-Live": "1" }, cache: "no-store" });
      if (answer.ok && !answer.redirected) {
        const page = parsed(await answer.text());
        for (const part of all("[data-live][id]")) {
          const fresh = page.getElementById(part.id);
          if (!fresh || typing(part)) continue;
          const focus = focusPath(part), x = scrollX, y = scrollY;
          const open = all("details", part).map((one) => one.open);
          part.replaceChildren(...fresh.childNodes);
          all("details", part).forEach((one, at) => { one.open = open[at]; });
          if (focus) part.querySelector(focus)?.focus({ preventScroll: true });
          scrollTo(x, y);
        }
        for (const [address, stream] of streams) mark(address, stream.up);
      }
    } catch { /* the stream will tell when the server is back */ }
    lastFetch = Date.now(); fetching = false;
    if (again) refresh();
  }

  const streams = new Map();
  function mark(address, up) {
    for (const sign of all(`[data-live="${address}"] [data-live-mark]`)) {
      sign.hidden = false;
      sign.classList.toggle("off", !up);
      sign.textContent = up ? sign.dataset.on : sign.dataset.off;
    }
  }
  function listen(address) {
    const stream = streams.get(address) ?? { wait: 1000 };
    streams.set(address, stream);
    clearTimeout(stream.timer);
    stream.source?.close();
    if (document.hidden) { stream.lost = true; return; }
    stream.source = new EventSource(address);
    // A stream that ends is asked for anew, off when that fails; one that misses three beats is dead.
    const lost = (event) => {
      stream.source.close(); clearTimeout(stream.timer); stream.lost = true;
      if (!event || stream.wait > 1000) mark(address, stream.up = false);
      stream.timer = setTimeout(listen, stream.wait * (0.75 + Math.random() / 2), address);
      stream.wait = Math.min(stream.wait * 2, 60000);
    };
    const heard = () => { clearTimeout(stream.timer); stream.timer = setTimeout(lost, 45000); };
    heard();
    stream.source.onopen = () => {
      stream.wait = 1000; mark(address, stream.up = true); heard();
      if (stream.lost) refresh();
      stream.lost = false;
    };
    stream.source.onmessage = () => { heard(); refresh(); };
    stream.source.addEventListener("beat", heard);
    stream.source.onerror = lost;
  }
  for (const address of new Set(all("[data-live]").map((part) => part.dataset.live))) listen(address);
  document.addEventListener("visibilitychange", () => [...streams.keys()].forEach(listen));

  // A form is sent once; its one-time id makes a second one harmless.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) { event.preventDefault(); return; }
    if (form.method === "post") {
      form.dataset.sent = "1";
      event.submitter?.setAttribute("aria-disabled", "true");
      drafts.delete(form);
    }
  });
  const freed = () => {
    for (const form of all("form[data-sent]")) delete form.dataset.sent;
    for (const button of all("[aria-disabled]")) button.removeAttribute("aria-disabled");
  };
  addEventListener("pageshow", freed);

  // A file goes on its way as soon as it is chosen, with a bar; several may be at once. The answer to
  // the last one is a page: it takes the place of this one. Without script the button of the form sends them.
  let underway = 0;
  document.addEventListener("change", (event) => {
    const row = event.target.closest("[data-upload]");
    if (row && event.target.files?.length) send(row, event.target);
  });
  function send(row, input) {
    const bar = row.querySelector("progress"), state = row.querySelector("[data-upload-state]");
    const body = new FormData(), request = new XMLHttpRequest();
    for (const field of all("input[type=hidden]", input.form)) body.append(field.name, field.value);
    for (const file of input.files) body.append(input.name, file);
    underway += 1; bar.hidden = false; bar.value = 0; state.textContent = "";
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) bar.value = Math.round(event.loaded * 100 / event.total);
    };
    const broken = () => { bar.hidden = true; state.textContent = state.dataset.broken; };
    request.onerror = request.ontimeout = () => { underway -= 1; broken(); };
    request.onload = async () => {
      underway -= 1;
      if (request.status >= 500) { broken(); return; }
      if (request.status < 400) input.value = "";
      if (request.status < 400 && underway) return;
      await Promise.all([...drafts.keys()].map(keep));
      if (request.status < 400) { location.reload(); return; }
      const page = parsed(request.responseText);
      const main = page.getElementById("main");
      if (!main) { broken(); return; }
      document.getElementById("main").replaceWith(document.adoptNode(main));
      welcome();
    };
    request.open("POST", row.dataset.upload);
    request.timeout = 600000;
    request.send(body);
  }

  // Drafts: ten seconds after a change, and when a field is left, the form goes to its draft address.
  const drafts = new Map();
  const posted = (form) =>
    new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  async function keep(form) {
    const draft = drafts.get(form);
    if (!draft || draft.busy) return;
    clearTimeout(draft.timer);
    draft.busy = true; draft.dirty = false;
    let kept = false;
    try { kept = (await fetch(form.dataset.autosave, { method: "POST", body: posted(form), keepalive: true })).ok; } catch {}
    draft.busy = false;
    if (!drafts.has(form)) return;
    const state = form.querySelector("[data-saved]");
    if (state) state.textContent = kept ? state.dataset.saved : state.dataset.unsaved;
    if (kept && !draft.dirty) drafts.delete(form);
    else draft.timer = setTimeout(keep, 10000, form);
  }
  document.addEventListener("input", (event) => {
    const form = event.target.form, guard = form?.querySelector("[data-guard]");
    if (guard) guard.dataset.guard = "typed";
    if (!form?.matches("[data-autosave]")) return;
    const draft = drafts.get(form) ?? {};
    draft.dirty = true;
    if (!drafts.has(form)) { drafts.set(form, draft); draft.timer = setTimeout(keep, 10000, form); }
  });
  document.addEventListener("focusout", (event) => { if (event.target.form) keep(event.target.form); });
  // What is typed and not saved is not left unasked; who stays may send again.
  addEventListener("beforeunload", (event) => {
    if (all("[data-guard=typed]").every((one) => one.closest("form").dataset.sent)) return;
    event.preventDefault(); setTimeout(freed, 99);
  });
  addEventListener("pagehide", () => [...drafts.keys()].forEach(keep));

  // Previews: a form is posted quietly when it changes; the parts the answer knows are exchanged, late answers dropped.
  let turn = 0, waiting;
  async function preview(form) {
    const mine = ++turn;
    try {
      const answer = await fetch(form.dataset.preview, { method: "POST", body: posted(form) });
      if (!answer.ok || answer.redirected) return;
      const page = parsed(await answer.text());
      for (const part of mine === turn ? all("[data-preview-part][id]") : []) {
        const fresh = page.getElementById(part.id);
        if (fresh) part.replaceChildren(...fresh.childNodes);
      }
    } catch { /* what was shown stays; the button asks again */ }
  }
  document.addEventListener("input", (event) => {
    if (!event.target.form?.dataset.preview) return;
    clearTimeout(waiting);
    waiting = setTimeout(preview, 400, event.target.form);
  });

  // The print button, the error summary.
  document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) print(); });
  function welcome() {
    for (const button of all("[data-print]")) button.hidden = false;
    document.querySelector(".error-summary")?.focus();
  }
  welcome();
})();
