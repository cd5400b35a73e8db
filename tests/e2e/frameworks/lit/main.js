// The cases of stage.mjs in Lit.
import { html, nothing, render } from "lit";

import { FIRST, getToken, hear, play } from "../stage.mjs";

const portal = (it) => html`
  ${it.isShown ? html`
    <slipway-launch id="one" language="en" cloud=${it.cloud} ?journal=${it.journal} .prefill=${it.prefill}
      .hiddenFields=${it.hiddenFields} .getToken=${getToken} @slipway-launched=${hear} @slipwayping=${hear} @slipway-ping=${hear}
      @slipwayPing=${hear} @SLIPWAYPING=${hear} @SlipwayPing=${hear}>
      <p id="child">${it.child}</p>
    </slipway-launch>` : nothing}
  <slipway-servers id="two" language="en" cloud=${it.cloud} .serverId=${it.serverId} .getToken=${getToken}></slipway-servers>`;

let state = {};
function change(more) {
  state = { ...state, ...more };
  render(portal(state), document.querySelector("#portal"));
}

change(FIRST);
play(change);
