/**
 * The address keeps what the reader has set, so that a reload or a shared link shows the same. Each part of the page
 * says for itself what it keeps.
 */

import { listen } from "./state.js";

const keepers = [];
let restoring = false;

/**
 * Keep something in the address: `write` puts it into the URLSearchParams it is given, `read` takes it from them and
 * passes over what the page does not know. They are read in the order of the modules.
 */
export function keep(keeper) {
  keepers.push(keeper);
}

/** Write the address anew; whoever keeps something that is neither choice nor filter calls this when it changes. */
export function remember() {
  if (restoring) return;
  const kept = new URLSearchParams();
  for (const { write } of keepers) write(kept);
  const address = kept.size ? `#${kept}` : "";
  if (address === location.hash) return;
  try {
    history.replaceState(null, "", address || location.pathname + location.search);
  } catch {
    // A frame without an address of its own, as in a notebook, keeps nothing.
  }
}

/** Show what the address says. */
export function restore() {
  const kept = new URLSearchParams(location.hash.slice(1));
  restoring = true;
  for (const { read } of keepers) read(kept);
  restoring = false;
  listen("choose", remember);
  listen("filter", remember);
  listen("open", remember);
  addEventListener("hashchange", () => location.reload());
}
