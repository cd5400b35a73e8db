// A portal in React: properties and listeners are written as attributes.
import { useState } from "react";
import { createRoot } from "react-dom/client";
import "slipway-launch/react";

const getToken = async () => (await fetch("/session/token", { method: "POST" })).text();

function Portal() {
  const [launched, setLaunched] = useState("");
  return (
    <>
      <slipway-launch
        cloud="https://sandbox.invalid/identity/v3"
        getToken={getToken}
        onslipway-launched={({ detail }) => setLaunched(detail.id)}
      />
      <output aria-label="Launched">{launched}</output>
    </>
  );
}

createRoot(document.querySelector("#portal")!).render(<Portal />);
