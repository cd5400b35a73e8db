// The cases of stage.mjs in Lit.
import { html, nothing, render } from "lit";

import { FIRST, getToken, hear, play } from "../stage.mjs";

const launch = (it) => html`
  <slipway-launch id="one" language="en" cloud=${it.cloud} ?journal=${it.journal} .prefill=${it.prefill} .hiddenFields=${it.hiddenFields}
    .getToken=${getToken} @slipway-launched=${hear} @slipway-ping=${hear}>
    <p id="child">${it.child}</p>
  </slipway-launch>`;

// HTML's parser takes names that differ in case only for one, and drops the others: an element has room for one of them.
const portal = (it) => html`
  <div @slipwayping=${hear}><div @slipwayPing=${hear}><div @SLIPWAYPING=${hear}><div @SlipwayPing=${hear}>
    ${it.isShown ? launch(it) : nothing}
  </div></div></div></div>
  <slipway-servers id="two" language="en" cloud=${it.cloud} .serverId=${it.serverId} .getToken=${getToken}></slipway-servers>`;

let state = {};
function change(more) {
  state = { ...state, ...more };
  render(portal(state), document.querySelector("#portal"));
}

change(FIRST);
play(change);
