/** Calm, light and dark, from 320 px on. */
export const STYLE = `:root{color-scheme:light dark;--page:#fff;--sunken:#f5f6f6;--ink:#1c2121;--muted:#566060;--line:#dfe2e2;--accent:#0b6e5f;--on:#fff;--soft:#e6f1ef}
@media(prefers-color-scheme:dark){:root{--page:#181c1c;--sunken:#121616;--ink:#e6eaea;--muted:#a3adad;--line:#343b3b;--accent:#3fb8a3;--on:#06201b;--soft:#16302c}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--sunken);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
header,main{max-width:64rem;margin:0 auto;padding:1.25rem 1rem}
header{padding-top:2.5rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .75rem}
h2{font-size:1.375rem;line-height:1.3;margin:0 0 .5rem}
h3{font-size:1.0625rem;margin:0 0 .25rem}
h4{font-size:.875rem;margin:0 0 .25rem;color:var(--muted);font-weight:600}
p{margin:0 0 .75rem;max-width:44rem}
a{color:var(--accent)}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.875em}
h3 code{font-size:1rem}
section{margin:0 0 2.5rem}
section>h3{margin-top:1.25rem}
.address{background:var(--page);border:1px solid var(--line);border-radius:6px;padding:.6rem .9rem;max-width:none}
.button{display:inline-flex;align-items:center;min-height:44px;padding:.45rem 1.1rem;border-radius:6px;background:var(--accent);color:var(--on);font-weight:600;text-decoration:none}
nav{display:grid;gap:1rem;margin-top:1.5rem}
nav h2{font-size:1rem;margin:0}
nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:0 1.1rem}
nav a{display:inline-flex;align-items:center;min-height:44px;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.875rem}
article{background:var(--page);border:1px solid var(--line);border-radius:10px;padding:1rem 1.125rem;margin:1rem 0 0}
article>:last-child{margin-bottom:0}
.sides{display:grid;gap:1rem}
.sides>div{min-width:0}
dl{margin:0}
dl>div{padding:.45rem 0;border-top:1px solid var(--line)}
dt{font-weight:600}
dd{margin:0;color:var(--muted)}
dd code{color:var(--ink)}
.answers>div{display:grid;grid-template-columns:4.5rem 1fr;gap:0 .75rem}
.optional{font-weight:400;color:var(--muted);font-size:.875rem}
.inner{margin:.35rem 0 0;padding-left:.9rem;border-left:3px solid var(--line)}
figure{margin:0 0 .75rem}
figcaption{font-size:.875rem;color:var(--muted);font-weight:600}
pre{margin:.25rem 0 0;padding:.75rem .9rem;background:var(--soft);border-radius:6px;white-space:pre-wrap}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
:target{border-color:var(--accent)}
.skip{position:absolute;left:-999px}
.skip:focus{left:.5rem;top:.5rem;background:var(--page);padding:.5rem 1rem}
@media(min-width:52rem){article>.fields>div{display:grid;grid-template-columns:16rem 1fr}.sides{grid-template-columns:1fr 1fr}nav{grid-template-columns:1fr 1fr}}`;
