/** @jsxImportSource react */
// What a template in React may say of the elements, and what is refused.
import "slipway-launch/react";

const getToken = async () => "token";

export const good = (
  <slipway-launch cloud="https://cloud.example.org" className="wide" id="one" theme="dark" after="event" journal prefill={{ name: "web-1" }}
    hidden-fields="count" getToken={getToken} onslipway-launched={({ detail }) => detail.id} ref={(it) => it?.submit()}>
    <p>left alone</p>
  </slipway-launch>
);
// @ts-expect-error No such theme.
export const theme = <slipway-launch theme="purple" />;
// @ts-expect-error A launch has no reason.
export const reason = <slipway-launch onslipway-launched={({ detail }) => detail.reason} />;
