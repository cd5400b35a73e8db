// A portal in Angular. The CLI compiles templates ahead; here the compiler comes along.
import "@angular/compiler";
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import "slipway-launch";

@Component({
  selector: "#portal",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <slipway-launch cloud="https://sandbox.invalid/identity/v3" [getToken]="getToken" (slipway-launched)="launched.set($event.detail.id)" />
    <output aria-label="Launched">{{ launched() }}</output>
  `,
})
class Portal {
  launched = signal("");
  getToken = async () => (await fetch("/session/token", { method: "POST" })).text();
}

bootstrapApplication(Portal);
