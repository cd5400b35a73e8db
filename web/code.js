// Loads the module that writes the form as code, reads code back, checks cloud-config and reads files of clouds, when somebody first asks for it.

import init, { check, clouds, read, write } from "./__CODE_JS__";

await init({ module_or_path: fetch(new URL("__CODE_WASM__", import.meta.url), { integrity: "__CODE_WASM_INTEGRITY__" }) });

export { check, clouds, read, write };
