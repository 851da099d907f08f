/** How the page looks: one column, tables that scroll in themselves where they must, the colours that the reader prefers. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --faint: #59636e; --paper: #ffffff; --line: #d0d7de; --code: #f2f4f7; --link: #0757ba; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --faint: #9198a1; --paper: #0d1117; --line: #30363d; --code: #1a212a; --link: #6cb0ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 864px; margin: 0 auto; padding: 16px 16px 48px; overflow-wrap: anywhere; }
article + article { margin-top: 48px; padding-top: 24px; border-top: 2px solid var(--line); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 16px 0 4px; } h2 { font-size: 1.0625rem; margin: 28px 0 6px; }
p, ul { margin: 6px 0; } ul { padding-left: 22px; } ul ul { margin: 2px 0 4px; } li { margin: 3px 0; }
a { color: var(--link); } .summary { color: var(--faint); margin-bottom: 16px; }
code { font: 0.875em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: var(--code); border-radius: 4px; padding: 1px 4px; }
h1 code { font-size: 1em; }
.table { overflow-x: auto; margin: 8px 0; } table { border-collapse: collapse; font-size: 0.9375rem; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 6px 10px 6px 0; border-bottom: 1px solid var(--line); } th { font-weight: 600; color: var(--faint); overflow-wrap: normal; }
td { overflow-wrap: break-word; } td code { overflow-wrap: anywhere; }
.numeric { text-align: right; font-variant-numeric: tabular-nums; } th:last-child, td:last-child { padding-right: 0; }
.drawing { overflow-x: auto; } .drawing svg { display: block; } .narrow { display: none; }
details { margin-top: 28px; border-top: 1px solid var(--line); padding-top: 12px; } summary { cursor: pointer; font-weight: 600; }
@media (max-width: 831px) { .wide { display: none; } .narrow { display: block; } }
@media (max-width: 560px) {
  table { font-size: 0.875rem; } th, td { padding-right: 8px; }
  .many thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .many tr { display: block; padding: 8px 0; border-bottom: 1px solid var(--line); }
  .many td { display: flex; justify-content: space-between; gap: 16px; padding: 1px 0; border: 0; text-align: right; }
  .many td::before { content: attr(data-title); color: var(--faint); flex: none; }
}
@media print { details:not([open]) > * { display: revert; } }
`.trim();
