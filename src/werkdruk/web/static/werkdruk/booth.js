/* SPDX-FileCopyrightText: 2026 Werkdruk contributors
   SPDX-License-Identifier: EUPL-1.2 */

/* An extra, never needed: the code on a slip has the key behind the #, which a browser never sends to a server. It is
   put in the field and taken out of the address, so that it does not stay in the history. */
"use strict";

(() => {
  const field = document.getElementById("id_key");
  const key = decodeURIComponent(window.location.hash.slice(1));
  if (field && /^[0-9A-Za-z-]{20,40}$/.test(key)) {
    field.value = key;
    window.history.replaceState(null, "", window.location.pathname);
  }
})();
