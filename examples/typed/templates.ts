// What Vue's and Svelte's checkers are told of a template: the types that they read, as no template is compiled here.
import "slipway-launch/svelte";
import "slipway-launch/vue";
import type { GlobalComponents } from "vue";
import type { SvelteHTMLElements } from "svelte/elements";

type InVue = InstanceType<GlobalComponents["slipway-launch"]>["$props"];
type InSvelte = SvelteHTMLElements["slipway-launch"];

const getToken = async () => "token";

export const vue: InVue = { id: "one", cloud: "https://cloud.example.org", theme: "dark", getToken, key: 1, "onslipway-launched": ({ detail }) => detail.id };
export const svelte: InSvelte = { id: "one", cloud: "https://cloud.example.org", theme: "dark", getToken, "onslipway-launched": ({ detail }) => detail.id };
// @ts-expect-error No such theme.
export const purple: InVue = { theme: "purple" };
// @ts-expect-error No such theme.
export const dyed: InSvelte = { theme: "purple" };
// @ts-expect-error A launch has no reason.
export const reasoned: InVue = { "onslipway-launched": ({ detail }) => detail.reason };
// @ts-expect-error A launch has no reason.
export const because: InSvelte = { "onslipway-launched": ({ detail }) => detail.reason };
