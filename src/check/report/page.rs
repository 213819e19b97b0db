//! The style of the page, which the page contains, so that one file is all there is to send.

/// The style: a table on a wide screen, a card for each finding on a narrow one. The colours follow the
/// reader's own, light or dark, and what is marked shows on paper too.
pub(super) const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--line:#d5d9df;--soft:#f4f6f8;--error:#b3261e;\
--warning:#8a5a00;--note:#3b5b8c;--mark:#ffd8d4}
@media(prefers-color-scheme:dark){:root{--ink:#e6e8eb;--paper:#15181c;--line:#3a4048;--soft:#1e2329;\
--error:#ff8a80;--warning:#f0b95a;--note:#9dbbe8;--mark:#6b2a26}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:88rem;padding:1.5rem 1rem;font:1rem/1.55 system-ui,'Segoe UI',Tahoma,sans-serif;\
color:var(--ink);background:var(--paper)}
h1{font-size:1.5rem;margin:0 0 .25rem}
h2{font-size:1.15rem;margin:2rem 0 .5rem;overflow-wrap:anywhere}
p{margin:.25rem 0}
.counts{display:flex;flex-wrap:wrap;gap:.5rem;padding:0;margin:1rem 0;list-style:none}
.counts li{border:1px solid var(--line);border-radius:.5rem;padding:.25rem .75rem;background:var(--soft)}
.counts b{font-variant-numeric:tabular-nums}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{border:1px solid var(--line);padding:.5rem .6rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}
th{background:var(--soft);font-weight:600}
.where{width:12%}.what{width:24%}
td.text{font-size:1.06rem;line-height:1.75;white-space:pre-wrap}
td.text,td.text *{unicode-bidi:isolate}
td.text mark{unicode-bidi:normal}
mark{background:var(--mark);color:inherit;border-bottom:2px solid var(--error);border-radius:.15rem}
code{font:.85em ui-monospace,Menlo,Consolas,monospace;background:var(--soft);border:1px solid var(--line);\
border-radius:.2rem;padding:0 .2rem;white-space:pre-wrap}
.sign{font-size:.75em;border:1px dotted currentColor;border-radius:.2rem;padding:0 .15rem}
.error{color:var(--error)}.warning{color:var(--warning)}.note{color:var(--note)}
.level{font-weight:700}
.key{opacity:.75;font-size:.85em}
@media(max-width:50rem){
thead{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody,tr,td{display:block;width:100%}
tr{border:1px solid var(--line);border-radius:.5rem;margin:0 0 .75rem;overflow:hidden}
td{border:0;border-top:1px solid var(--line)}
td:first-child{border-top:0;background:var(--soft)}
}
@media print{body{max-width:none;padding:0}tr{break-inside:avoid}}
";
