package org.fairgate.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;

/** The classes of the service as they lie on the class path, without tests and generated pages. */
public final class OurClasses {
    /** For rules about who uses whom. */
    public static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(location -> !OurClasses.isTest(location))
            .withImportOption(location -> !location.contains("/org/fairgate/pages/"))
            .importPackages("org.fairgate");

    private OurClasses() {}

    /** Whether a class lies with the tests, wherever the build puts them. */
    public static boolean isTest(Location location) {
        return location.contains("/test-classes/");
    }

    /** The classes whose simple name ends like this, loaded; without those that keep files. */
    public static List<Class<?>> named(String suffix) {
        return ALL.stream()
                .filter(type -> type.getSimpleName().endsWith(suffix))
                .filter(type -> !type.getPackageName().startsWith("org.fairgate.platform.blob"))
                .<Class<?>>map(type -> load(type.getName()))
                .toList();
    }

    /** The enums that implement this, loaded. */
    public static List<Class<?>> enumsOf(Class<?> type) {
        return ALL.stream()
                .filter(found -> found.isEnum() && found.isAssignableTo(type))
                .<Class<?>>map(found -> load(found.getName()))
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
