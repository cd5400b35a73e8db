// The cases of stage.mjs in plain DOM.
import { FIRST, getToken, hear, play } from "../stage.mjs";

const portal = document.querySelector("#portal");
const child = Object.assign(document.createElement("p"), { id: "child" });
const one = Object.assign(document.createElement("slipway-launch"), { id: "one", language: "en", getToken });
one.append(child);
for (const name of ["slipway-launched", "slipwayping", "slipway-ping", "slipwayPing", "SLIPWAYPING", "SlipwayPing"]) one.addEventListener(name, hear);
const { cloud, serverId } = FIRST;
const two = Object.assign(document.createElement("slipway-servers"), { id: "two", language: "en", cloud, serverId, getToken });

function change({ isShown, child: text, ...data }) {
  Object.assign(one, data);
  if (text !== undefined) child.textContent = text;
  if (isShown === true) portal.prepend(one);
  if (isShown === false) one.remove();
}

change(FIRST);
portal.append(two);
play(change);
