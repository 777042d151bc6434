package brigade.app.ui;

import brigade.screen.ScreenSession;
import brigade.staff.Devices;
import brigade.staff.OpenToAll;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * The address a manager makes for a new device: the browser that opens it keeps the device's code
 * and goes on to the sign-in screen. A code that is none, or out of use, changes nothing.
 */
@Route("enrol/:code")
@OpenToAll("The code in the address is the permission")
public class EnrolView extends Div implements BeforeEnterObserver {
  private static final long serialVersionUID = 1L;

  private final transient Devices devices;
  private final transient ScreenSession session;

  EnrolView(Devices devices, ScreenSession session) {
    this.devices = devices;
    this.session = session;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent entering) {
    String code = entering.getRouteParameters().get("code").orElse("");
    if (QuarkusTransaction.requiringNew().call(() -> devices.enrolled(code)).isPresent()) {
      session.enrolled(code);
    }
    // A page load, because only the next request shows the cookie.
    entering.getUI().getPage().setLocation("/");
  }
}
