/* SPDX-FileCopyrightText: 2026 Werkdruk contributors
   SPDX-License-Identifier: EUPL-1.2 */

/* An extra, never needed: open every story for the printer and close it again afterwards. */
"use strict";

(() => {
  let opened = [];

  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const story of opened) {
      story.open = true;
    }
  });

  window.addEventListener("afterprint", () => {
    for (const story of opened) {
      story.open = false;
    }
    opened = [];
  });
})();
