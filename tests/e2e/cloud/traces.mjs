// What launches leave in the cloud, and how it is taken away again.

import { until } from "./support.mjs";

/** For all that `api`, one of `apis`, finds to be called `prefix` and something. */
export function traces(api, prefix) {
  /** Deletes it, and waits until it is gone. */
  async function remove(service, path) {
    const gone = (error) => {
      if (error.status === 404) return true;
      // Something that is on its way out still holds it.
      if (error.status === 400 || error.status === 409) return false;
      throw error;
    };
    await until(() => api(service, path, { method: "DELETE" }).then(() => true, gone), `the end of ${path}`);
    await until(() => api(service, path).then(() => false, gone), `the end of ${path}`);
  }

  /** Deletes a server with its floating IPs and the volumes that it leaves: those of the seed have names, and stay. */
  async function removeServer(id) {
    const { ports } = await api("network", `/ports?device_id=${id}`);
    for (const port of ports) {
      const { floatingips } = await api("network", `/floatingips?port_id=${port.id}`);
      for (const address of floatingips) await remove("network", `/floatingips/${address.id}`);
    }
    const { volumeAttachments } = await api("compute", `/servers/${id}/os-volume_attachments`);
    const stay = volumeAttachments.filter((attachment) => !attachment.delete_on_termination);
    const volumes = await Promise.all(stay.map(({ volumeId }) => api("volume", `/volumes/${volumeId}`)));
    await remove("compute", `/servers/${id}`);
    for (const { volume } of volumes) if (!volume.name) await remove("volume", `/volumes/${volume.id}`);
  }

  /** Servers that are being deleted while the next form is filled in. */
  const going = [];
  const letGo = (...ids) => going.push(...ids.map(removeServer));

  /** Takes away all that these launches make; what a click makes is called as its server is. */
  async function tidy() {
    await Promise.all(going.splice(0));
    const { servers } = await api("compute", `/servers?name=%5E${prefix}`);
    await Promise.all(servers.map(({ id }) => removeServer(id)));
    const { ports } = await api("network", "/ports");
    const left = ports.filter(({ name }) => name.startsWith(prefix));
    await Promise.all(left.map(({ id }) => remove("network", `/ports/${id}`)));
    const { networks } = await api("network", "/networks");
    const made = networks.filter(({ name }) => name.startsWith(prefix));
    await Promise.all(made.map(({ id }) => remove("network", `/networks/${id}`)));
  }

  return { letGo, tidy };
}
