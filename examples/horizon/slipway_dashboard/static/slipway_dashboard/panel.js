// Hands the token of Horizon's session to the form, and leads from a launch to Horizon's page of the instance.

const form = document.querySelector("slipway-launch");
const asks = document.querySelector("#slipway-token");
const link = document.querySelector("#slipway-instance a");
const instances = link.href;

form.getToken = async () => {
  // With this header Horizon says 401, instead of leading to its sign-in.
  const headers = { "X-Requested-With": "XMLHttpRequest" };
  const answer = await fetch(asks.action, { method: "POST", body: new FormData(asks), headers });
  if (!answer.ok) throw new Error(`Horizon answers ${answer.status}: sign in to it again`);
  return answer.text();
};

form.addEventListener("slipway-active", ({ detail }) => {
  link.href = `${instances}${encodeURIComponent(detail.id)}/`;
  link.parentElement.hidden = false;
});

form.addEventListener("slipway-cancelled", () => location.assign(instances));
