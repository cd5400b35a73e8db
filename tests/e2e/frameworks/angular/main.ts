// The cases of stage.mjs in Angular.
import "@angular/compiler";
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";

import { FIRST, getToken, hear, play } from "../stage.mjs";

@Component({
  selector: "#portal",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    @if (it().isShown) {
      <slipway-launch id="one" language="en" [cloud]="it().cloud" [journal]="it().journal" [prefill]="it().prefill"
        [hiddenFields]="it().hiddenFields" [getToken]="getToken" (slipway-launched)="hear($event)" (slipwayping)="hear($event)"
        (slipway-ping)="hear($event)" (slipwayPing)="hear($event)" (SLIPWAYPING)="hear($event)" (SlipwayPing)="hear($event)">
        <p id="child">{{ it().child }}</p>
      </slipway-launch>
    }
    <slipway-servers id="two" language="en" [cloud]="it().cloud" [serverId]="it().serverId" [getToken]="getToken" />
  `,
})
class Portal {
  it = signal(FIRST);
  getToken = getToken;
  hear = hear;

  constructor() {
    play((change) => this.it.update((state) => ({ ...state, ...change })));
  }
}

bootstrapApplication(Portal);
