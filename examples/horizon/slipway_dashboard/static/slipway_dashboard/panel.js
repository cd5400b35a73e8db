// Hands the token of Horizon's session to the form, and leads from a launch to Horizon's page of the instance.

const form = document.querySelector("slipway-launch");
const asks = document.querySelector("#slipway-token");
const instance = document.querySelector("#slipway-instance");

form.getToken = async () => {
  // With this header Horizon says 401, instead of leading to its sign-in.
  const headers = { "X-Requested-With": "XMLHttpRequest" };
  const answer = await fetch(asks.action, { method: "POST", body: new FormData(asks), headers });
  if (!answer.ok) throw new Error(`Horizon answers ${answer.status}: sign in to it again`);
  return answer.text();
};

form.addEventListener("slipway-active", ({ detail }) => {
  const link = instance.querySelector("a");
  link.href = link.dataset.address.replace("ID", encodeURIComponent(detail.id));
  instance.hidden = false;
});
