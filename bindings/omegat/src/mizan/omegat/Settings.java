package mizan.omegat;

import java.awt.BorderLayout;
import java.awt.GridLayout;
import java.awt.Window;
import java.io.File;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JTextField;
import org.omegat.util.Preferences;

/** The settings, which OmegaT keeps among its own. */
final class Settings {
    private static final String MEMORY = "mizan_memory";
    private static final String TERMS = "mizan_terms";
    private static final String RULES = "mizan_rules_refused";

    private Settings() {}

    /** The memory of projects that have none of their own; empty if none was chosen. */
    static String memory() {
        return Preferences.getPreference(MEMORY);
    }

    /** The terms of projects that have none of their own; empty if none were chosen. */
    static String terms() {
        return Preferences.getPreference(TERMS);
    }

    /** Whether the rules for Arabic are not to be offered again. */
    static boolean rulesRefused() {
        return Preferences.isPreference(RULES);
    }

    static void refuseRules() {
        Preferences.setPreference(RULES, true);
    }

    /** Asks for the memory and the terms. They apply from the next project on that is opened. */
    static void ask(Window parent) {
        JTextField memory = new JTextField(memory(), 40);
        JTextField terms = new JTextField(terms(), 40);
        JPanel panel = new JPanel(new GridLayout(0, 1, 0, 4));
        panel.add(new JLabel("Memory of projects without a " + Place.MEMORY + " beside tm:"));
        panel.add(row(memory));
        panel.add(new JLabel("Terms of projects without a " + Place.TERMS + " beside tm:"));
        panel.add(row(terms));
        int answer = JOptionPane.showConfirmDialog(
                parent, panel, "mizan", JOptionPane.OK_CANCEL_OPTION, JOptionPane.PLAIN_MESSAGE);
        if (answer == JOptionPane.OK_OPTION) {
            Preferences.setPreference(MEMORY, memory.getText().trim());
            Preferences.setPreference(TERMS, terms.getText().trim());
        }
    }

    private static JPanel row(JTextField field) {
        JButton choose = new JButton("…");
        choose.addActionListener(pressed -> {
            JFileChooser chooser = new JFileChooser(new File(field.getText()).getParentFile());
            if (chooser.showOpenDialog(field) == JFileChooser.APPROVE_OPTION) {
                field.setText(chooser.getSelectedFile().getPath());
            }
        });
        JPanel row = new JPanel(new BorderLayout(4, 0));
        row.add(field, BorderLayout.CENTER);
        row.add(choose, BorderLayout.LINE_END);
        return row;
    }
}
