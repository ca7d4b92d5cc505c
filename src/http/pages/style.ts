import { createHash } from 'node:crypto';

/** The one stylesheet of the merchants' pages: calm, light and dark, from 320 px on. */
export const STYLE = `:root{color-scheme:light dark;--page:#fff;--sunken:#f5f6f6;--raised:#fff;--ink:#1c2121;--muted:#566060;--line:#dfe2e2;--edge:#80898a;--accent:#0b6e5f;--on:#fff;--soft:#e6f1ef;--warn:#fdf3dc;--warn-edge:#9a6700;--bad:#b3261e;--bad-soft:#fdecea;--round:10px}
@media(prefers-color-scheme:dark){:root{--page:#181c1c;--sunken:#121616;--raised:#1f2424;--ink:#e6eaea;--muted:#a3adad;--line:#343b3b;--edge:#7b8686;--accent:#3fb8a3;--on:#06201b;--soft:#16302c;--warn:#33290f;--warn-edge:#d9a441;--bad:#ff8a80;--bad-soft:#3a1a18}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--sunken);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Color Emoji",sans-serif;overflow-wrap:anywhere}
.top{background:var(--page);border-bottom:1px solid var(--line)}
.top-in,main,.foot{max-width:46rem;margin:0 auto;padding:.75rem 1rem}
.top-in{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1rem;justify-content:space-between}
.brand{font-weight:650}
main{padding-top:1.25rem;padding-bottom:2rem}
.foot{color:var(--muted);font-size:.875rem;padding-bottom:2.5rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .35rem}
h2{font-size:1.125rem;line-height:1.35;margin:0 0 .5rem}
h3{font-size:1rem;margin:0 0 .25rem}
p{margin:0 0 .75rem}
a{color:var(--accent)}
.top a,.tap{display:inline-flex;align-items:center;min-height:44px}
.lead,.hint,time,.small{color:var(--muted)}
.hint,.small,time{font-size:.875rem}
.hint{margin:0 0 .35rem}
.card{background:var(--page);border:1px solid var(--line);border-radius:var(--round);padding:1rem 1.125rem;margin:0 0 1rem}
.card>:last-child{margin-bottom:0}
.card.todo{border-left:4px solid var(--accent)}
.said{border-radius:var(--round);padding:.75rem 1rem;margin:0 0 1rem;background:var(--soft);border-left:4px solid var(--accent)}
.said.warn{background:var(--warn);border-color:var(--warn-edge)}
.said.bad{background:var(--bad-soft);border-color:var(--bad)}
.words{white-space:pre-wrap;margin:0 0 .75rem}
.words:last-child{margin-bottom:0}
ul.plain,ol.plain{list-style:none;margin:0;padding:0}
ol.talk>li{margin:0 0 .75rem}
.message{background:var(--page);border:1px solid var(--line);border-radius:var(--round);padding:.75rem 1rem}
.message.mine{background:var(--soft);border-color:transparent;margin-left:min(3rem,8vw)}
.message.theirs{margin-right:min(3rem,8vw)}
.by{display:flex;flex-wrap:wrap;gap:0 .75rem;align-items:baseline;margin:0 0 .25rem}
.rich p,.rich ul,.rich ol,.rich blockquote,.rich pre{margin:0 0 .5rem}
.rich>:last-child{margin-bottom:0}
.rich blockquote{border-left:3px solid var(--edge);padding-left:.75rem;margin-left:0}
.rich pre{overflow-x:auto;background:var(--sunken);padding:.5rem .75rem;border-radius:6px}
.gone{color:var(--muted);font-style:italic}
.kept{border:0;margin:.25rem 0 0;padding:0}
.kept>legend{font-weight:400}
.said :last-child{margin-bottom:0}
.said li>a{display:inline-block;min-height:44px;padding:.55rem 0}
.files{margin:.5rem 0 0;padding:0;list-style:none}
.facts{display:grid;grid-template-columns:auto 1fr;gap:.15rem .9rem;margin:0 0 .75rem}
.facts dt{color:var(--muted)}
.facts dd{margin:0}
table{width:100%;border-collapse:collapse;margin:0 0 .75rem;font-size:.9375rem}
th,td{text-align:left;padding:.4rem .5rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top}
th:last-child,td:last-child{text-align:right;padding-right:0}
form{margin:0}
.field{margin:0 0 1rem;border:0;padding:0;min-width:0}
.field>label,legend{display:block;font-weight:600;margin:0 0 .2rem;padding:0}
.optional{font-weight:400;color:var(--muted)}
input[type=text],input[type=email],input[type=url],textarea,select{width:100%;min-height:44px;padding:.55rem .7rem;border:1px solid var(--edge);border-radius:6px;background:var(--raised);color:var(--ink);font:inherit}
textarea{min-height:7rem;resize:vertical}
textarea.short{min-height:4.5rem}
input[type=file]{width:100%;min-height:44px;padding:.5rem 0;font:inherit;color:var(--ink)}
.field>.choice,.kept>.choice{display:flex;gap:.65rem;align-items:flex-start;min-height:44px;padding:.55rem 0;font-weight:400}
.choice input{cursor:pointer;width:1.25rem;height:1.25rem;margin:.15rem 0 0;flex:none;accent-color:var(--accent)}
.wrong{color:var(--bad);font-weight:600;margin:.25rem 0 0;font-size:.9375rem}
:is(input,select,textarea)[aria-invalid=true]{border-color:var(--bad)}
.row{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center}
button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:44px;padding:.45rem 1.1rem;border:1px solid var(--accent);border-radius:6px;background:var(--accent);color:var(--on);font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
button.quiet,.button.quiet{background:transparent;color:var(--accent)}
button.danger{background:transparent;color:var(--bad);border-color:var(--bad)}
details{margin:.5rem 0 .75rem}
summary{min-height:44px;padding:.55rem 0;cursor:pointer;color:var(--accent);font-weight:600}
details[open]>summary{margin-bottom:.25rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.status{font-weight:600}
.filter{display:flex;flex-wrap:wrap;gap:.6rem;align-items:end;margin:0 0 1.25rem}
.filter .field{flex:1 1 14rem;margin:0}
.prices{margin:0 0 .75rem;padding:0;list-style:none}
.prices li{display:flex;justify-content:space-between;gap:1rem;padding:.3rem 0;border-bottom:1px solid var(--line)}
.skip{position:absolute;left:-999px}
.skip:focus{left:.5rem;top:.5rem;background:var(--page);padding:.5rem 1rem;z-index:1}
@media(max-width:30rem){.row button,.row .button{width:100%}.facts{grid-template-columns:1fr}.facts dd{margin-bottom:.35rem}}`;

/** What a policy calls the stylesheet. */
export const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;
