/** @jsxImportSource preact */
// The cases of stage.mjs in Preact.
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { FIRST, getToken, hear, play } from "../stage.mjs";

// Preact takes a listener whose name begins with a capital for one of the browser's own.
const listen = (it) => ["SLIPWAYPING", "SlipwayPing"].forEach((name) => it?.addEventListener(name, hear));

function Portal() {
  const [{ isShown, child, serverId, ...data }, set] = useState(FIRST);
  useEffect(() => play((change) => set((state) => ({ ...state, ...change }))), []);
  return (
    <>
      {isShown && (
        <slipway-launch id="one" language="en" {...data} getToken={getToken} onslipway-launched={hear}
          onslipwayping={hear} onslipway-ping={hear} onslipwayPing={hear} ref={listen}>
          <p id="child">{child}</p>
        </slipway-launch>
      )}
      <slipway-servers id="two" language="en" cloud={data.cloud} serverId={serverId} getToken={getToken} />
    </>
  );
}

render(<Portal />, document.querySelector("#portal"));
