// What a portal in TypeScript may write, and what is refused: checked by tsc --strict, never run.
import { preload, type Draft, type SlipwayLaunchElement } from "slipway-launch";
import { signIn } from "slipway-launch/sign-in";

const form: SlipwayLaunchElement = document.createElement("slipway-launch");
form.cloud = "https://cloud.example.org/identity/v3";
form.getToken = async ({ reason }) => (reason === "start" ? "first" : "another");
form.prefill = { name: "web-1", tags: ["a"] };
form.prefill("name=web-1");
form.after = "stay";
form.journal = true;
form.hiddenFields = "count";
form.endpoints = { compute: "https://cloud.example.org/compute/v2.1" };
form.fetch = (request) => fetch(request);
form.token = "at hand";
form.signIn = "https://slipway.example.org/sign-in.html";
signIn({ cloud: "https://cloud.example.org/identity/v3" }).then((token) => (form.token = token));
form.addEventListener("slipway-launched", ({ detail }) => detail.id.toUpperCase());
form.addEventListener("slipway-before-launch", (event) => {
  event.detail.amend({ name: `${event.detail.request.server.name}-1`, metadata: { owner: "ada" } });
  event.preventDefault();
});
form.addEventListener("click", ({ clientX }) => clientX.toFixed());
form.after(document.createElement("p"));
void preload().then(() => form.validate()?.map(({ field }) => field));
const draft: Draft | undefined = document.querySelector("slipway-launch")?.draft;
document.createElement("slipway-server").serverId = draft?.name;

// @ts-expect-error Nowhere to sign in to.
signIn({ language: "en" });
// @ts-expect-error No such theme.
form.theme = "purple";
// @ts-expect-error What is read only.
form.draft = {};
// @ts-expect-error A token does not come out.
form.token.length;
// @ts-expect-error No such reason.
form.getToken = async ({ reason }) => (reason === "bored" ? "" : "");
// @ts-expect-error Only names and notes can be amended.
form.addEventListener("slipway-before-launch", ({ detail }) => detail.amend({ flavorRef: "1" }));
// @ts-expect-error It belongs to a server.
document.createElement("slipway-servers").serverId = "1";
