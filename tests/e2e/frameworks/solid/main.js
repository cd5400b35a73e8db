// The cases of stage.mjs in Solid, with its own templates that need no compiler.
import { createSignal } from "solid-js";
import html from "solid-js/html";
import { Show, render } from "solid-js/web";

import { FIRST, getToken, hear, play } from "../stage.mjs";

const [it, set] = createSignal(FIRST);
play((change) => set((state) => ({ ...state, ...change })));

const Portal = () => html`
  <${Show} when=${() => it().isShown}>${() => html`
    <slipway-launch id="one" prop:language="en" prop:cloud=${() => it().cloud} prop:journal=${() => it().journal}
      prop:prefill=${() => it().prefill} prop:hiddenFields=${() => it().hiddenFields} prop:getToken=${() => getToken}
      on:slipway-launched=${hear} on:slipwayping=${hear} on:slipway-ping=${hear} on:slipwayPing=${hear} on:SLIPWAYPING=${hear} on:SlipwayPing=${hear}>
      <p id="child">${() => it().child}</p>
    </slipway-launch>`}
  <//>
  <slipway-servers id="two" prop:language="en" prop:cloud=${() => it().cloud} prop:serverId=${() => it().serverId} prop:getToken=${() => getToken}></slipway-servers>`;

render(Portal, document.querySelector("#portal"));
