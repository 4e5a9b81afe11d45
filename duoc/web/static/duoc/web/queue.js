// Where changes wait for a network: one IndexedDB store, its entries in the order of their making.

const STORE = "queue";

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("duoc", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore(STORE, { keyPath: "order", autoIncrement: true }).createIndex("account", "account");
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function run(mode, work) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const asked = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asked?.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** Keep an entry; also writes one that was kept before. */
export const keep = (entry) => run("readwrite", (store) => store.put(entry));

/** The entries of an account, oldest first. */
export const waiting = (account) => run("readonly", (store) => store.index("account").getAll(account));

/** Forget one entry. */
export const forget = (order) => run("readwrite", (store) => store.delete(order));

/** Forget everything an account left here. */
export async function forgetAll(account) {
  for (const entry of await waiting(account)) await forget(entry.order);
}
