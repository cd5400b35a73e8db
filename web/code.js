// Loads the module that writes the form as code, reads code back and checks cloud-config, when somebody first asks for it.

import init, { check, read, write } from "./__CODE_JS__";

await init({ module_or_path: fetch(new URL("__CODE_WASM__", import.meta.url), { integrity: "__CODE_WASM_INTEGRITY__" }) });

export { check, read, write };
