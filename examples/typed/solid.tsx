/** @jsxImportSource solid-js */
// What a template in Solid may say of the elements, and what is refused.
import "slipway-launch/solid";

const getToken = async () => "token";

export const good = (
  <slipway-launch cloud="https://cloud.example.org" attr:theme="dark" prop:prefill={{ name: "web-1" }} prop:getToken={getToken} on:slipway-launched={({ detail }) => detail.id}>
    <p>left alone</p>
  </slipway-launch>
);
// @ts-expect-error No such theme.
export const theme = <slipway-launch prop:theme="purple" />;
// @ts-expect-error A launch has no reason.
export const reason = <slipway-launch on:slipway-launched={({ detail }) => detail.reason} />;
