// How the examples are built and served: `npx vite react` after `make package SANDBOX=1`, see README.md.

import vue from "@vitejs/plugin-vue";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// A real portal asks its own session for a token.
const session = {
  name: "session",
  configureServer: ({ middlewares }) => void middlewares.use("/session/token", (_, response) => response.end("sandbox-portal-token")),
};

export default defineConfig(({ command }) => ({
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("slipway-") } } }), svelte(), session],
  // Angular's decorators are those of TypeScript.
  oxc: { decorator: { legacy: true } },
  // As Angular's CLI has it.
  define: command === "build" ? { ngDevMode: "false" } : {},
  // Small files would be written into addresses, which a policy refuses.
  build: { assetsInlineLimit: (file) => (file.includes("slipway-launch") ? false : undefined) },
}));
