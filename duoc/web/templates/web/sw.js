{% load i18n %}// The service worker: keeps looks and scripts of the shell, and one page for the time without a network.
// Pages are never kept: they hold children's data.
const CACHE = "duoc-{{ version }}";
const OFFLINE = "{{ assets.0|escapejs }}";
const ASSETS = [{% for asset in assets %}"{{ asset|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const HASHED = /\.[0-9a-f]{12}\.\w+$/;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(ASSETS)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("duoc-") && name !== CACHE);
  event.waitUntil(
    caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(OFFLINE)));
  } else if (ASSETS.includes(url.pathname)) {
    const kept = () => caches.match(url.pathname);
    const asked = HASHED.test(url.pathname) ? kept().then((found) => found ?? fetch(request)) : fetch(request).catch(kept);
    event.respondWith(asked);
  }
});
