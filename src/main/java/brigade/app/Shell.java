package brigade.app;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;

/** The page around every screen: one style sheet, push over WebSocket, fit for phones. */
@Push
@StyleSheet("context://brigade/brigade.css")
public class Shell implements AppShellConfigurator {
  private static final long serialVersionUID = 1L;

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.setPageTitle("Brigade");
    settings.setViewport("width=device-width, initial-scale=1, viewport-fit=cover");
    settings.addMetaTag("theme-color", "#14532d");
  }
}
