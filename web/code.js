// Loads the module that writes the form as code and reads code back, when somebody first asks for it.

import init, { read, write } from "./__CODE_JS__";

await init({ module_or_path: fetch(new URL("__CODE_WASM__", import.meta.url), { integrity: "__CODE_WASM_INTEGRITY__" }) });

export { read, write };
