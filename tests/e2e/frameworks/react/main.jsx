/** @jsxImportSource react */
// The cases of stage.mjs in React.
import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { FIRST, getToken, hear, play } from "../stage.mjs";

function Portal() {
  const [{ isShown, child, serverId, ...data }, set] = useState(FIRST);
  useEffect(() => play((change) => set((state) => ({ ...state, ...change }))), []);
  return (
    <>
      {isShown && (
        <slipway-launch id="one" language="en" {...data} getToken={getToken} onslipway-launched={hear}
          onslipwayping={hear} onslipway-ping={hear} onslipwayPing={hear} onSLIPWAYPING={hear} onSlipwayPing={hear}>
          <p id="child">{child}</p>
        </slipway-launch>
      )}
      <slipway-servers id="two" language="en" cloud={data.cloud} serverId={serverId} getToken={getToken} />
    </>
  );
}

createRoot(document.querySelector("#portal")).render(<Portal />);
