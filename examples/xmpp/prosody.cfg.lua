-- A chat of the shop's own, on Prosody 0.12 or later: guests come in from the shop's pages, agents with their account.
--
-- Put your names in place of `elaia.example`, and this file in place of /etc/prosody/prosody.cfg.lua; then
--
--   prosodyctl check config
--   prosodyctl register team elaia.example "a long password"
--   systemctl restart prosody
--
-- The browser test runs this very file. It gives folders and ports of its own by the four names that start with ENV_,
-- which stand for variables of the environment.

data_path = ENV_SHELF_XMPP_DATA or "/var/lib/prosody"
certificates = ENV_SHELF_XMPP_DATA or "/etc/prosody/certs"
log = { info = "*stdout" } -- systemd keeps it

-- Nobody comes from other servers, and guests get nowhere else.
modules_disabled = { "s2s", "offline", ENV_SHELF_XMPP_TCP and "tls" }

modules_enabled = {
    "saslauth", "tls", "disco", "ping", "limits",
    "roster", "blocklist", "carbons", "vcard4", "vcard_legacy", -- Converse asks for the first two before it opens a chat
    "smacks", "websocket", "bosh",
}

-- Pages come through the web server, which speaks TLS and passes /xmpp-websocket and /http-bind on.
http_interfaces = { "127.0.0.1" }
http_ports = { tonumber(ENV_SHELF_XMPP_HTTP) or 5280 }
https_ports = {}
http_default_host = "guests.elaia.example"
consider_websocket_secure = true
consider_bosh_secure = true

-- Agents come with an XMPP client of their liking, by TLS only.
c2s_interfaces = ENV_SHELF_XMPP_TCP and { "127.0.0.1" } or { "*" }
c2s_ports = { tonumber(ENV_SHELF_XMPP_TCP) or 5222 }
c2s_require_encryption = not ENV_SHELF_XMPP_TCP

-- What one connection may send, and how large one stanza may be.
limits = { c2s = { rate = "10kb/s", burst = "5s" } }
c2s_stanza_size_limit = 64 * 1024

-- How long a guest may be without a request before the conversation is over: long enough to turn a page.
bosh_max_inactivity = 60

VirtualHost "elaia.example"
    authentication = "internal_hashed"

-- A name of its own, so that no guest can ever be taken for an agent. Nothing of a guest is written to a disk.
VirtualHost "guests.elaia.example"
    authentication = "anonymous"
    storage = "memory"
