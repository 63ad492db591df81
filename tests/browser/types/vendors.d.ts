// Which globals do the modules of www/providers/ call, by the types that the vendors' packages give them?

type ZendeskCommands = typeof zE;

interface Window {
  Intercom: Intercom_.IntercomStatic;
  zE: ZendeskCommands;
}
